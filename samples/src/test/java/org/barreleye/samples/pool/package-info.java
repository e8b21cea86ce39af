/** A service whose messages carry capabilities, for its exploration. */
package org.barreleye.samples.pool;
