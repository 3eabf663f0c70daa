/**
 * The national identity provider (VNeID behind the portal's single sign-on): where it is, how it is asked, and what its
 * claims mean here.
 */
package vn.lienthong.partner.identity;
