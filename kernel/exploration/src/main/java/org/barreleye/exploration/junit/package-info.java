/**
 * Explorations as tests of JUnit 5: a method with {@link org.barreleye.exploration.junit.Explored} describes a service,
 * its clients and its rules.
 *
 * <p>Previous stop: {@code exploration.service}. Next stop: {@code cpudriver}.
 */
package org.barreleye.exploration.junit;
