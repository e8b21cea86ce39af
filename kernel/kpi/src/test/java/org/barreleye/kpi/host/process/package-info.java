/** Processes that tests start, stop and kill, and what they do. */
package org.barreleye.kpi.host.process;
