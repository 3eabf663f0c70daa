/**
 * Port and adapter to the national public service portal (Cổng Dịch vụ công Quốc gia): it is told of every step of a
 * dossier, in order, over the JSON services of its X-Road adapter.
 */
package vn.lienthong.partner.portal;
