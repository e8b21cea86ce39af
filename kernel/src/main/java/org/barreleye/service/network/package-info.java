/**
 * The network stack: Ethernet, ARP, IPv4, ICMP, UDP and a DHCP client over one network interface, whose driver is
 * another domain. Start at {@link org.barreleye.service.network.Network}; {@link
 * org.barreleye.service.network.NetworkInterface} is the driver's client, {@link org.barreleye.service.network.IpStack}
 * has the protocols. Everything that comes from the wire may be wrong; the package {@code packet} decides what is
 * valid.
 *
 * <p>Previous stop: {@code driver.nic}. Next stop: {@code packet}.
 */
package org.barreleye.service.network;
