/**
 * The national public service portal as its agencies meet it: sessions, the services {@code TraCuuHoSo},
 * {@code DongBoHoSoMC} and {@code CapNhatTienDoHoSoMC}, every field checked, and a page of what has arrived.
 */
package vn.sandbox.portal;
