package org.barreleye.service.knowledge;

import java.util.Arrays;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.barreleye.domain.CoreRecord;
import org.barreleye.domain.NameListener;
import org.barreleye.knowledge.Fact;

/** The facts that follow from the records of the name service: the services that run, and the cores that are on. */
final class NameFacts implements NameListener {
    private final SharedKnowledge knowledge;
    private final SortedMap<String, Fact> facts = new TreeMap<>();

    NameFacts(SharedKnowledge knowledge) {
        this.knowledge = knowledge;
    }

    @Override
    public void onAdded(String name, String attributes) {
        onRemoved(name);
        Optional<Fact> fact = fact(name, attributes);
        if (fact.isPresent() && knowledge.add(fact.get())) {
            facts.put(name, fact.get());
            if (name.startsWith(CoreRecord.PREFIX)) {
                knowledge.onJoined();
            }
        }
        if (name.equals(CoreRecord.ALL_REGISTERED)) {
            knowledge.onCoresKnown();
        }
    }

    private static Optional<Fact> fact(String name, String attributes) {
        if (name.equals(CoreRecord.ALL_REGISTERED)) {
            return Optional.empty();
        } else if (!name.startsWith(CoreRecord.PREFIX)) {
            return Optional.of(Fact.of("service", name));
        }
        boolean on = Arrays.asList(attributes.split(" ")).contains("state=on");
        String number = name.substring(CoreRecord.PREFIX.length());
        return on && number.matches("[0-9]{1,9}")
                ? Optional.of(Fact.of("core_on", Integer.parseInt(number))) : Optional.empty();
    }

    @Override
    public void onRemoved(String name) {
        Fact fact = facts.remove(name);
        if (fact != null) {
            knowledge.remove(fact);
            if (name.startsWith(CoreRecord.PREFIX)) {
                knowledge.onLeft(Integer.parseInt(name.substring(CoreRecord.PREFIX.length())));
            }
        }
    }
}
