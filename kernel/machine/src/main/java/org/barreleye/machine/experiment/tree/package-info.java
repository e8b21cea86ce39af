/**
 * Trees along which one core reaches many, each made by an algorithm of its own from the costs of messages between
 * pairs of cores. Values only: a tree and a matrix of costs know no machine, so their laws are tested without one.
 *
 * <p>Start at {@link org.barreleye.machine.experiment.tree.BroadcastTree}. Must not know: machines, experiments.
 *
 * <p>Previous stop: {@code experiment}. Next stop: {@code plot}.
 */
package org.barreleye.machine.experiment.tree;
