# Days, hours and lists
kit-weekday = { $day ->
    [1] الاثنين
    [2] الثلاثاء
    [3] الأربعاء
    [4] الخميس
    [5] الجمعة
    [6] السبت
   *[7] الأحد
}
kit-month = { $month ->
    [1] يناير
    [2] فبراير
    [3] مارس
    [4] أبريل
    [5] مايو
    [6] يونيو
    [7] يوليو
    [8] أغسطس
    [9] سبتمبر
    [10] أكتوبر
    [11] نوفمبر
   *[12] ديسمبر
}
kit-day = { $weekday } { $day } { $month }
kit-full-day = { $day } { $year }
kit-date = { $day } { $month } { $year }
kit-yesterday = أمس
kit-today = اليوم
kit-tomorrow = غدًا
kit-hour = الساعة {"\u2066"}{ $hour }:00{"\u2069"}
kit-time = الساعة {"\u2066"}{ $hour }:{ $minute }{"\u2069"}
kit-clock = {"\u2066"}{ $hour }:{ $minute }{"\u2069"}
kit-hours = { $from } – { $to }
kit-list-more = { $most }، { $next }
kit-list-last = { $most } و{ $last }

# Around every page
kit-skip = انتقل إلى المحتوى
kit-navigation = القائمة الرئيسية
kit-language = اللغة
kit-language-name = العربية
kit-translation = ترجمة للصفحة الهولندية.
kit-translation-original = اقرأ النص الأصلي بالهولندية
kit-sample-data = بيانات تجريبية.
kit-sample-data-why = الأوقات والأسماء والأرقام غير حقيقية، لعرض طريقة العمل فقط.
kit-urgent = حالة طارئة؟
kit-urgent-label = مساعدة عاجلة
kit-leave = خروج سريع
kit-leave-why = يغلق هذه الصفحة فورًا ويفتح موقعًا عاديًا. يمكنك أيضًا الضغط على Escape مرتين.
kit-crumbs = أنت هنا
kit-home = الصفحة الرئيسية
kit-footer = عن هذا الموقع
kit-pages = الصفحات
kit-previous = السابق
kit-next = التالي
kit-page-of = صفحة { $page } من { $pages }
kit-optional = اختياري
kit-choose = اختر …

# When something goes wrong
kit-error-code = الرمز
kit-error-code-why = اذكر هذا الرمز إذا اتصلت بنا. فهو يدلنا أين نبحث، ولا يدل على هويتك.
kit-nowhere = لا يوجد بيت هنا
kit-nowhere-what = لا يوجد بيت اجتماعي على هذا العنوان. تحقّق من العنوان.
kit-error-home = إلى الصفحة الرئيسية
kit-error-404 = هذه الصفحة غير موجودة
kit-error-404-what = ربما نُقلت الصفحة أو هناك خطأ في العنوان. اطرح سؤالك أدناه، أو اتصل بنا أو تفضل بزيارتنا.
kit-error-429 = لحظة من فضلك
kit-error-429-what = تصلنا الآن أسئلة كثيرة من شبكتك. حاول مرة أخرى بعد دقيقة أو اتصل بنا.
kit-error-500 = حدث خطأ لدينا
kit-error-500-what = ليس الخطأ منك. نحن نتابع الأمر. حاول لاحقًا أو اتصل بنا أو تفضل بزيارتنا.
kit-error-503 = الموقع غير متاح مؤقتًا
kit-error-503-what = حاول مرة أخرى بعد ثوانٍ قليلة.
