/**
 * The driver of network interfaces: a domain of its own, which serves the network stack over a device queue. Start at
 * {@link org.barreleye.driver.nic.NicDriver}; {@link org.barreleye.driver.nic.Nic} is the device,
 * {@link org.barreleye.driver.nic.QueueSession} its client. The package may not know what is in the frames.
 *
 * <p>Previous stop: {@code service.device}. Next stop: {@code domain.device}.
 */
package org.barreleye.driver.nic;
