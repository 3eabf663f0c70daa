package vn.lienthong.partner.payment;

/**
 * An account whose credits somebody tells the hub of. A bean of this type makes them payments of the provider that shows the
 * account to payers.
 *
 * @param account its number
 * @param provider id of the provider that shows it
 * @param watchedBy id of the provider that alone may tell of its credits
 */
public record WatchedAccount(String account, String provider, String watchedBy) {}
