/**
 * Member accounts: a member registers, asks for changes, withdraws; the right officers decide each aspect on its own; only
 * what was approved takes effect.
 */
package vn.lienthong.membership;
