/** Where call-backs come in, whatever their protocol: the door, the desk, and how much of a body is read. */
package vn.lienthong.partner.payment.edge;
