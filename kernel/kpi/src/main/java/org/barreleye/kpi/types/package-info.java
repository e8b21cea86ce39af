/**
 * The types that hardware, kernel and programs share: cores, addresses and rights.
 *
 * <p>The only package of the kernel programming interface that the modelled machine may use. May not know any
 * other. Go on to: {@code org.barreleye.kpi.syscall} (how these cross the user/kernel line).
 */
package org.barreleye.kpi.types;
