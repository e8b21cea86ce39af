/** The documents compared with the code: what they name exists, what they draw happens. */
package org.barreleye.docs;
