/** Port and adapter to the Party member database, which another body owns: asked, never written. */
package vn.lienthong.partner.memberdb;
