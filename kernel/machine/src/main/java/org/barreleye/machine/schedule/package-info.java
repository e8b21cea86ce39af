/**
 * Who comes first among events that are due at the same instant, or within a window: usually nobody needs to be asked,
 * but an explorer of schedules wants to be.
 *
 * <p>Must not know: what the events do. Came from: {@code org.barreleye.machine.Machine}. Go on to: {@code core}, which
 * finds the enabled events.
 */
package org.barreleye.machine.schedule;
