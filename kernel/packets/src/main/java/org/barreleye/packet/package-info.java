/**
 * The packets of a network as immutable values: Ethernet frames, ARP, IPv4, ICMP, UDP and DHCP, each parsed from bytes
 * and built to bytes, and the file format in which a capture is kept.
 *
 * <p>A parser never throws and never reads outside its bytes: its {@link org.barreleye.packet.ParseResult result} is
 * the packet, or the {@link org.barreleye.packet.Refusal} that names the standard which the bytes violate. A builder
 * writes all lengths and checksums.
 *
 * <p>There is no library here. The modelled machine may use none, and the host on its wire must parse and build with
 * the same deterministic code as the stack of the operating system: a library would be at one end only. The tests
 * compare with a library (pcap4j), which shares no code with this package.
 *
 * <p>Read {@link org.barreleye.packet.EthernetFrame} first, then {@link org.barreleye.packet.Ipv4Packet}. May not know
 * any other package.
 */
package org.barreleye.packet;
