package org.barreleye.domain;

/** A service whose clients share no state besides the domain. */
public interface Server extends StatefulServer<Domain> {
    @Override
    default Domain open(Domain domain) {
        return domain;
    }
}
