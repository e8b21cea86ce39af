/**
 * One run of a scenario: a {@link org.barreleye.exploration.schedule.Schedule} is a list of steps that is written in
 * one line and can be run again, shortened, and shown as a sequence diagram.
 *
 * <p>Previous stop: {@code exploration.system}. Next stop: {@code exploration.search}.
 */
package org.barreleye.exploration.schedule;
