/**
 * The arguments of messages on both sides of a stub: checks of what is sent, strings as UTF-8, and
 * views of arrays that are valid during a call. May not know any other package but {@code outcome} and {@code types}.
 */
package org.barreleye.kpi.marshal;
