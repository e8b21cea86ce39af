/** The system loses its services, one at a time and again and again. */
package org.barreleye.supervision;
