/** What has happened, for people and for comparing two runs. May know {@code chance}, for its mixing of bits. */
package org.barreleye.machine.trace;
