package org.barreleye.samples.pingpong;

import org.barreleye.domain.Domain;
import org.barreleye.domain.Program;
import org.barreleye.kpi.outcome.CallFailed;
import org.barreleye.kpi.trap.Trap;
import org.barreleye.samples.interfaces.pingpong.Pingpong;
import org.barreleye.samples.interfaces.pingpong.PingpongBinding;

/** A player on the machine: first one ball at a time, then as many as the way there holds. */
public record Match() implements Program {
    private static final int BALLS = 100;
    private static final int MANY = 16;

    @Override
    public String name() {
        return "player";
    }

    @Override
    public int run(Domain domain) throws CallFailed {
        Player player = new Player(domain.events());
        PingpongBinding binding = domain.connect("wall", channel -> Pingpong.connect(channel, player));
        report(domain.trap(), 1, player.play(binding, BALLS, 1));
        report(domain.trap(), MANY, player.play(binding, BALLS, MANY));
        return player.wrong() == 0 ? 0 : 1;
    }

    private static void report(Trap trap, int inTheAir, long nanoseconds) {
        trap.print(BALLS + " balls, " + inTheAir + " in the air: " + nanoseconds / BALLS + " ns a ball");
    }
}
