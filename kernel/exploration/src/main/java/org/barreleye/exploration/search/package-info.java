/**
 * Searches for runs that violate a rule: {@link org.barreleye.exploration.search.ExhaustiveSearch} visits every state
 * up to a bound, {@link org.barreleye.exploration.search.RandomSearch} tries schedules at random, among them those of
 * probabilistic concurrency testing.
 *
 * <p>Previous stop: {@code exploration.schedule}. Next stop: {@code cpudriver}.
 */
package org.barreleye.exploration.search;
