package vn.sandbox.payment.bank;

import java.time.Instant;

/** Money that came to an account the bank watches. @param amount VND @param text as the bank tells it */
record Credit(String account, long amount, String transaction, Instant at, String text) {}
