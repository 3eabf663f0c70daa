/**
 * The national payment platform (nền tảng thanh toán of the Cổng Dịch vụ công Quốc gia), agency side: JSON both ways, each
 * message closed by {@code MaXacThuc}.
 */
package vn.lienthong.partner.payment.platform;
