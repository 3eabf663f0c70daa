/** The national payment platform as an agency and its payers meet it. */
package vn.sandbox.payment.platform;
