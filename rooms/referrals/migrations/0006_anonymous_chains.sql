-- What a partner handed on from an anonymous referral is anonymous too. One of which somebody was named already stays as it is: its card
-- goes by itself.
update referrals_made set anonymous = true where anonymous = false and exists
    (select 1 from referrals_made parent
      where parent.house_id = referrals_made.house_id and parent.id = referrals_made.parent_id
        and parent.anonymous and parent.kind = 'anonymous')
    and not exists
    (select 1 from referrals_shares share
      where share.house_id = referrals_made.house_id and share.referral_id = referrals_made.id);
