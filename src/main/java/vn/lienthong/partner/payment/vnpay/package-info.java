/**
 * VNPAY, protocol 2.1.0: a signed page address for the payer, a call-back by GET ({@code IPN}), and a merchant interface of
 * JSON for questions and refunds.
 */
package vn.lienthong.partner.payment.vnpay;
