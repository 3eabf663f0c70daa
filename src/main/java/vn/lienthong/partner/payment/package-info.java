/**
 * Port to those who take money for the hub: the national payment platform, VNPAY, bank transfers by VietQR, and providers
 * that speak over queues. Orders, ledger and receipts are not here; an adapter asks, is told, checks who told it, and hands
 * on what it heard.
 */
package vn.lienthong.partner.payment;
