/**
 * What is to be brought up: the cores and their facts, the tree along which their monitors start each other, and the
 * graph of services with what each needs. Values, made once by whoever composes the system and the same on every core.
 *
 * <p>Stop before: {@code org.barreleye.boot}. Stop after: {@code org.barreleye.monitor}. Must not know: how anything is
 * brought up.
 */
package org.barreleye.monitor.plan;
