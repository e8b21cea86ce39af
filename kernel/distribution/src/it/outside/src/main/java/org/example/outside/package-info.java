/** A project of others, which {@code .ci/staging} builds against the staging repository alone. */
package org.example.outside;
