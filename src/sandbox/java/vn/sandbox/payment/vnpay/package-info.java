/** VNPAY as a merchant and its payers meet it. */
package vn.sandbox.payment.vnpay;
