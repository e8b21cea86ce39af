package org.barreleye.packet;

/** The reasons why a parser refuses bytes, each with the standard that says so. */
public enum Refusal {
    /** Fewer bytes than an Ethernet header. */
    FRAME_TOO_SHORT("RFC 894", "the frame is shorter than its header of 14 bytes"),
    /** More bytes than an Ethernet frame. */
    FRAME_TOO_LONG("RFC 894", "the frame is longer than 1514 bytes"),
    /** A frame with a length instead of a type. */
    FRAME_WITHOUT_TYPE("RFC 1042", "the frame has a length where Ethernet has a type; such frames are not supported"),
    /** Fewer bytes than an ARP packet. */
    ARP_TOO_SHORT("RFC 826", "the packet is shorter than 28 bytes"),
    /** An ARP packet for other hardware or another protocol. */
    ARP_OTHER_NETWORK("RFC 826", "the packet is not for Ethernet and IPv4"),
    /** An ARP operation that is neither request nor reply. */
    ARP_OPERATION("RFC 826", "the operation is neither request nor reply"),
    /** An ARP sender that is a group. */
    ARP_SENDER("RFC 1812", "the hardware address of the sender is a group address"),
    /** Fewer bytes than an IPv4 header. */
    IPV4_TOO_SHORT("RFC 791", "the packet is shorter than its header of 20 bytes"),
    /** A version of IP other than 4. */
    IPV4_VERSION("RFC 791", "the version is not 4"),
    /** A header length below 20 or beyond the packet. */
    IPV4_HEADER_LENGTH("RFC 791", "the header length is below 20 bytes or beyond the end of the packet"),
    /** A total length below the header or beyond the packet. */
    IPV4_TOTAL_LENGTH("RFC 791", "the total length is below that of the header or beyond the end of the packet"),
    /** A wrong checksum of the header. */
    IPV4_CHECKSUM("RFC 791", "the checksum of the header is wrong"),
    /** A fragment. */
    IPV4_FRAGMENT("RFC 791", "the packet is a fragment; fragments are not reassembled"),
    /** A source that no host has. */
    IPV4_SOURCE("RFC 1122", "the source is a multicast or broadcast address"),
    /** Fewer bytes than an ICMP header. */
    ICMP_TOO_SHORT("RFC 792", "the message is shorter than its header of 8 bytes"),
    /** A wrong checksum of the message. */
    ICMP_CHECKSUM("RFC 792", "the checksum of the message is wrong"),
    /** An ICMP message of another type. */
    ICMP_TYPE("RFC 792", "the message is neither echo nor destination unreachable"),
    /** A code that the type does not have. */
    ICMP_CODE("RFC 792", "the type of the message has no such code"),
    /** Fewer bytes than a UDP header. */
    UDP_TOO_SHORT("RFC 768", "the datagram is shorter than its header of 8 bytes"),
    /** A length below the header or beyond the packet. */
    UDP_LENGTH("RFC 768", "the length is below 8 bytes or beyond the end of the packet"),
    /** A wrong checksum of the datagram. */
    UDP_CHECKSUM("RFC 768", "the checksum of the datagram is wrong"),
    /** Fewer bytes than a DHCP message without options. */
    DHCP_TOO_SHORT("RFC 2131", "the message is shorter than 240 bytes"),
    /** A hardware type other than Ethernet. */
    DHCP_HARDWARE("RFC 2131", "the client has no Ethernet address"),
    /** A message of BOOTP. */
    DHCP_COOKIE("RFC 2131", "the magic cookie before the options is missing"),
    /** An option beyond the end. */
    DHCP_OPTION_BEYOND_END("RFC 2132", "an option goes beyond the end of the message"),
    /** An option of another length than it has. */
    DHCP_OPTION_LENGTH("RFC 2132", "an option has another length than the standard says"),
    /** No type, or an unknown one. */
    DHCP_TYPE("RFC 2132", "the type of the message is missing or unknown"),
    /** A request from a server, or a reply from a client. */
    DHCP_DIRECTION("RFC 2131", "the operation does not fit the type of the message");

    private final String standard;
    private final String reason;

    Refusal(String standard, String reason) {
        this.standard = standard;
        this.reason = reason;
    }

    /** The standard, such as {@code RFC 791}. */
    public String standard() {
        return standard;
    }

    /** The reason, a sentence without full stop. */
    public String reason() {
        return reason;
    }

    @Override
    public String toString() {
        return standard + ": " + reason;
    }
}
