/**
 * How blocking code waits. A stub never touches a thread: it pauses here, and whoever runs it (a dispatcher on the
 * machine, a plain Java thread) does the rest. May not know any other package.
 */
package org.barreleye.kpi.wait;
