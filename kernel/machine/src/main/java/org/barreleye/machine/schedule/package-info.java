/**
 * Schedule exploration: policies that choose the next event among those that are due within a window, for tests that
 * run software under many schedules.
 *
 * <p>Must not know: how events are executed.
 *
 * <p>Previous stop: {@code context}. Next stop: {@code time}.
 */
package org.barreleye.machine.schedule;
