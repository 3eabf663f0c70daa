/**
 * Port and adapter to other hubs: what a conversation has to say to its other half elsewhere leaves as an edXML envelope (QCVN
 * 102:2016), signed by this hub, through a relay that stores and forwards; what others say comes the same way and is believed
 * only under their signature. Not set up, there are no other hubs and nothing is asked.
 */
package vn.lienthong.partner.exchange;
