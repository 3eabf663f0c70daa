package vn.lienthong.security;

import java.net.Inet6Address;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.HexFormat;

/**
 * What attempts from an address are counted under: an IPv4 address itself, of an IPv6 address the first 64 bits, since one
 * connection of a home or an office has all of the rest to choose from.
 */
public final class Network {

    private static final int PREFIX_BYTES = 8;

    private Network() {}

    /** @param address as the container or the proxy in front tells it; anything else than an address stands for itself */
    public static String of(String address) {
        if (address.indexOf(':') < 0) {
            return address;
        }
        try {
            // in brackets it is read as an address and never looked up as a name
            InetAddress read = InetAddress.getByName("[" + address.replaceAll("^\\[|].*$|%.*$", "") + "]");
            return read instanceof Inet6Address
                    ? HexFormat.of().formatHex(read.getAddress(), 0, PREFIX_BYTES)
                    : read.getHostAddress();
        } catch (UnknownHostException notAnAddress) {
            return address;
        }
    }
}
