/**
 * Copies of state: a graph of {@link org.barreleye.kpi.state.Copyable} objects, such as a machine with its software, is
 * copied by {@link org.barreleye.kpi.state.StateCloner} after plans that are derived from the classes.
 *
 * <p>The only package that uses reflection on state. May not know any other package of this module.
 *
 * <p>Previous stop: {@code org.barreleye.kpi.types}. Next stop: {@code org.barreleye.machine}.
 */
package org.barreleye.kpi.state;
