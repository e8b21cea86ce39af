/**
 * The control of cores and processes for the holder of the control capability, which is the process service.
 *
 * <p>May not know connections between domains.
 *
 * <p>Previous stop: {@code service.process}. Next stop: {@code monitor.boot}.
 */
package org.barreleye.monitor.control;
