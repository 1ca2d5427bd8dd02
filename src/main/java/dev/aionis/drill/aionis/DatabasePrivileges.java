package dev.aionis.drill.aionis;

import java.util.List;

/**
 * What a role may do of what a drill needs.
 *
 * @param role the role, quoted as SQL needs it
 * @param superuser whether it may do everything, which is more than a drill needs
 * @param privileges in the order of docs/privileges.md
 */
public record DatabasePrivileges(String role, boolean superuser, List<Privilege> privileges) {

    public DatabasePrivileges {
        privileges = List.copyOf(privileges);
    }

    /**
     * One privilege.
     *
     * @param name e.g. {@code SELECT on memory_nodes}
     * @param held whether the role has it
     * @param indispensable whether no scenario can do without it
     * @param unlocks what can't be read without it
     * @param grant the SQL that gives it, to be run by the owner of the object or a superuser
     */
    public record Privilege(String name, boolean held, boolean indispensable, String unlocks, String grant) {}

    public List<Privilege> missing() {
        return privileges.stream().filter(privilege -> !privilege.held()).toList();
    }

    /** For a reader of the evidence: what is there, and the SQL for what is not. */
    public String describe() {
        var text = new StringBuilder("role " + role + (superuser ? ", a superuser, which no drill needs\n\n" : "\n\n"));
        privileges.forEach(privilege -> text.append(privilege.held() ? "  held     " : "  missing  ")
                .append(privilege.name())
                .append(privilege.held() ? "" : ", for " + privilege.unlocks())
                .append('\n'));
        if (!missing().isEmpty()) {
            text.append("\n-- to be run by the owner of the objects or a superuser\n");
            missing().forEach(privilege -> text.append(privilege.grant()).append(";\n"));
        }
        return text.toString();
    }
}
