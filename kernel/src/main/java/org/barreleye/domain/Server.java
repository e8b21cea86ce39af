package org.barreleye.domain;

/** A service whose clients share nothing but the domain that serves them. */
public interface Server extends StatefulServer<Domain> {
    @Override
    default Domain open(Domain domain) {
        return domain;
    }
}
