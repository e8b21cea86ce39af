/**
 * The plan of a boot: the cores and their properties, the tree along which their monitors start each other, and the
 * graph of the components with the needs of each. All of them are values, which {@code boot.SystemPlan} makes once and
 * which are the same on every core. The package may not know how a core or a component is started.
 *
 * <p>Previous stop: {@code boot}. Next stop: {@code monitor}.
 */
package org.barreleye.monitor.plan;
