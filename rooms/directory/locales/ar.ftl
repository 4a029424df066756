# The pages to ask, to browse and to read about one service. Other pages fall back to Dutch.

# Who is in the house
directory-now = هنا الآن
directory-until = حتى { $time }
directory-walk-in = بدون موعد
directory-by-appointment = بموعد
directory-differs = يختلف عن المعتاد
directory-last-ticket = أُعطيت آخر تذكرة
directory-full = مكتمل اليوم
directory-nobody-any-more = لم يعد أحد في الدار اليوم.
directory-see-week = اطّلع على الأسبوع كله
directory-calendar = كل أيام الحضور في تقويمك

# A service
directory-every-day = يوم
directory-every-week = { $every ->
    [1] كل { $days }
   *[other] كل { $every } أسابيع، { $days }
}
directory-every-month = { $which } { $days } من كل شهر
directory-every-month-day = يوم { $which } من كل شهر
directory-ordinal = { $nth ->
    [1] أول
    [2] ثاني
    [3] ثالث
    [4] رابع
    [5] خامس
    [-1] آخر
   *[other] ما قبل آخر
}
directory-day-from-end = { $nth ->
    [-1] آخر يوم
   *[other] اليوم { $nth } من نهاية الشهر
}
directory-hours = { $days }، { $hours }
directory-hours-from = { $hours } (من { $day })
directory-hours-until = { $hours } (حتى { $day })
directory-open-always = ليلاً ونهاراً
directory-open-until = مفتوح الآن حتى { $time }
directory-next = المرة القادمة: { $when }
directory-not-running = هذه الخدمة لا تعمل حالياً.
directory-translation = ترجمة
directory-dutch-original = اقرأ النص الأصلي بالهولندية
directory-when-where = متى وأين
directory-ended = منذ { $day } لا يوجد حضور هنا. ما زال بإمكانك الاتصال بهذه الخدمة.
directory-where = أين
directory-map = على الخريطة
directory-hours-name = المواعيد
directory-no-hours = لا توجد مواعيد ثابتة. اتصل أولاً.
directory-coming = المرات القادمة
directory-from-until = من { $from } حتى { $until }
directory-exception-closed = مغلق
directory-exception-extra = إضافي، { $hours }
directory-exception-instead = مواعيد أخرى، { $hours }
directory-booking = لأخذ موعد
directory-book-online = خذ موعداً عبر الإنترنت
directory-who = من يستقبلك
directory-accessibility = سهولة الوصول
directory-for-whom = لمن
directory-good-to-know = من المفيد أن تعرف
directory-bring = ماذا تُحضر معك
directory-bring-nothing = لا تحتاج إلى إحضار أي شيء لطرح سؤالك.
directory-cost = التكلفة
directory-languages = اللغات
directory-language = { $lang ->
    [nl] الهولندية
    [fr] الفرنسية
    [en] الإنجليزية
    [ar] العربية
    [tr] التركية
    [uk] الأوكرانية
    [ru] الروسية
    [es] الإسبانية
    [ro] الرومانية
    [fa] الدارية والفارسية
    [ps] الباشتو
    [de] الألمانية
   *[other] { $lang }
}
directory-interpreter = لغات أخرى مع مترجم
directory-contact = للاتصال
directory-take-along = خذها معك
directory-service-calendar = أضف إلى تقويمك
directory-topics = المواضيع
directory-verified = تم التحقق في { $day }.
directory-verified-stale = كان ذلك منذ وقت طويل. الأفضل أن تتصل أولاً.
directory-never-verified = لم يتم التحقق من هذه المعلومات بعد.
directory-something-wrong = هل هناك خطأ؟
directory-permanent-desk = مكتب دائم في الدار
directory-sitting-day = يوم حضور
directory-call-first = اتصل أو اكتب أولاً
directory-by-referral = عن طريق الإحالة
directory-comes-to-you = يأتي إليك
directory-offer-title = كل المساعدة

directory-offer-description = كل ما يمكنك أن تطلب المساعدة فيه. اختر حسب الموضوع أو لمن أو اللغة أو طريقة الوصول.
directory-filter-topic = الموضوع
directory-everybody = للجميع
directory-filter-access = كيف تصل إلى الخدمة
directory-filter-language = اللغة
directory-filter-now = فقط المفتوح الآن
directory-filter-all = الكل
directory-filter-show = اعرض
directory-filter-clear = امسح الاختيارات
directory-found = { $count ->
    [0] لم نجد أي خدمة
   *[other] عدد الخدمات: { $count }
}
directory-found-everybody = وعدد الخدمات للجميع: { $count }
directory-found-none = لم نجد شيئاً هنا. قلّل الاختيارات أو اطرح سؤالك بكلماتك.

# The card to take along
directory-card-title = خذها معك
directory-card-more = المزيد على الصفحة.
directory-card-back = رجوع
directory-card-when = متى
directory-card-code = رمز يقود إلى هذه الصفحة

# Urgent help
directory-urgent-title = مساعدة عاجلة
directory-urgent-description = أرقام وأماكن لمن هو في خطر الآن أو لا يجد مكاناً ينام فيه الليلة.
directory-urgent-lead = هل أنت أو شخص آخر في خطر الآن؟ اتصل. لا يلزم أن تذكر اسمك.

# Asking
directory-home-title = كيف يمكننا مساعدتك؟
directory-home-lead = باب واحد لكل سؤال. بدون اسم وبدون موعد.
directory-home-description = اطرح سؤالك بكلماتك واعرف فوراً من يمكنه مساعدتك وأين ومتى.
directory-home-now = في الدار الآن
directory-home-today = في الدار اليوم
directory-home-all-today = كل من يحضر اليوم
directory-home-topics = أو اختر موضوعاً
directory-ask-label = سؤالك، بكلماتك أنت
directory-ask-example = مثلاً: لم أعد أستطيع دفع فواتيري
directory-ask-button = ابحث عن مساعدة
directory-ask-private = سؤالك لا يُحفظ في أي مكان.
directory-ask-private-more = كيف نفعل ذلك
directory-ask-empty = اكتب سؤالك أولاً. تكفي كلمات قليلة.
directory-ask-long = هذا طويل جداً. اكتب ٢٠٠٠ حرف على الأكثر.
directory-ask-instead = اطرح سؤالك
directory-asked-title = من يمكنه مساعدتك
directory-answers-said = { $count ->
    [0] لم نجد شيئاً بعد.
   *[other] عدد الخدمات التي يمكنها المساعدة: { $count }
}
directory-urgent-first = هل هناك خطر الآن؟ اتصل أولاً.
directory-elsewhere = لا تقوم الدار بهذا بنفسها. يمكنك الذهاب إلى:
directory-elsewhere-more = المزيد
directory-clarify = ما هو الموضوع الأهم؟
directory-can-help = هذه الخدمات يمكنها مساعدتك
directory-can-help-too = وربما هذه أيضاً
directory-quoted = «{ $word }»
directory-because = لأنك تكتب عن { $words }.
directory-desk-always = لست متأكداً؟ تعال إلى استقبال الدار. بدون موعد، ومع أي سؤال.

# The menu
directory-menu-today = اليوم
directory-menu-week = أيام الحضور
directory-menu-offer = كل المساعدة
directory-menu-organizations = المنظمات
directory-menu-privacy = الخصوصية
directory-menu-accessible = سهولة الوصول
directory-menu-data = بيانات مفتوحة
directory-unconfirmed = لم يؤكد أحد هذه الساعات منذ فترة.
directory-unconfirmed-since = لم يؤكد أحد هذه الساعات منذ فترة. آخر تأكيد في { $day }.
directory-unconfirmed-short = ساعات غير مؤكدة
