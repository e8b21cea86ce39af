/**
 * The explored system. A {@link org.barreleye.exploration.system.Scenario} has the first states of its
 * {@linkplain org.barreleye.exploration.system.Node nodes}; a {@link org.barreleye.exploration.system.SystemState} has
 * the states of all nodes and the messages in all channels between them.
 *
 * <p>Previous stop: {@code exploration}. Next stop: {@code exploration.schedule}.
 */
package org.barreleye.exploration.system;
