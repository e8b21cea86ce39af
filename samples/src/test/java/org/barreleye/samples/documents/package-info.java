/** The documents on messages, compared with runs of the sample {@code parcel}. */
package org.barreleye.samples.documents;
