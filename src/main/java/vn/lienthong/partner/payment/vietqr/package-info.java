/**
 * Bank transfers by VietQR (NAPAS 1.5.2, EMVCo): a code to scan that fills in account, amount and a text by which the money is
 * recognised. Nobody is asked for anything; that money came is told by the provider that watches the account.
 */
package vn.lienthong.partner.payment.vietqr;
