/**
 * The library of device drivers: registers in a window, interrupts as events. What a driver reaches is what it has
 * capabilities to. Start at {@link org.barreleye.domain.device.InterruptLine}. The package may not know monitors.
 *
 * <p>Previous stop: {@code domain.memory}. Next stop: {@code kpi.register}.
 */
package org.barreleye.domain.device;
