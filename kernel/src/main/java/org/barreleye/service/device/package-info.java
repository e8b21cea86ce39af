/**
 * The device manager: starts a driver for each device, as the rules of the knowledge base say, gives it the
 * capabilities to that device and no other, and starts it again when it ends. Start at {@link
 * org.barreleye.service.device.DeviceTable}.
 *
 * <p>Previous stop: {@code service.knowledge}. Next stop: {@code driver.nic}.
 */
package org.barreleye.service.device;
