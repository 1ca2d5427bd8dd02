package dev.aionis.drill.lever;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** A lever on something small enough to look into: named switches that are on until a change turns them off. */
final class Switch implements Lever {

    final List<String> undone = new ArrayList<>();
    private final List<String> off = new ArrayList<>();
    boolean lies;
    RuntimeException refusal;
    Runnable before = () -> {};

    @Override
    public String name() {
        return "switch";
    }

    Change<String> turnOff(String which) {
        return new Change<>(which + " turned off", new Undo(name(), "on", Map.of("which", which)), () -> {
            off.add(which);
            return "off";
        });
    }

    Change<String> breakHalfWay(String which) {
        return breakHalfWay(which, () -> {});
    }

    Change<String> breakHalfWay(String which, Runnable first) {
        return new Change<>(which + " turned off", new Undo(name(), "on", Map.of("which", which)), () -> {
            first.run();
            off.add(which);
            throw new IllegalStateException("the hand slipped");
        });
    }

    @Override
    public void undo(Undo undo) {
        before.run();
        if (refusal != null) {
            throw refusal;
        }
        undone.add(undo.parameter("which"));
        if (!lies) {
            off.remove(undo.parameter("which"));
        }
    }

    @Override
    public List<String> byHand(Undo undo) {
        return List.of("flip " + undo.parameter("which"));
    }

    @Override
    public boolean undone(Undo undo) {
        return !off.contains(undo.parameter("which"));
    }
}
