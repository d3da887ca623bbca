// JSON Schema, as much of draft-07 as the schemas here use.
#pragma once

#include <nlohmann/json.hpp>
#include <regex>
#include <stdexcept>
#include <string>

namespace debrief {

using SchemaJson = nlohmann::json;

// What in VALUE breaks SCHEMA, a line each: "/hits/0/rank: is no integer"; nothing:
// empty. Knows type, enum, required, properties, additionalProperties, items, minItems,
// maxItems, minimum, pattern, anyOf and $ref within the schema; throws on a key it does
// not know, so that no rule is passed over.
class SchemaCheck {
 public:
  explicit SchemaCheck(const SchemaJson& root) : root_(root) {}

  std::string operator()(const SchemaJson& value) const { return at("", root_, value); }

 private:
  static bool has_type(const std::string& type, const SchemaJson& value) {
    if (type == "object") return value.is_object();
    if (type == "array") return value.is_array();
    if (type == "string") return value.is_string();
    if (type == "integer") return value.is_number_integer();
    if (type == "number") return value.is_number();
    if (type == "boolean") return value.is_boolean();
    if (type == "null") return value.is_null();
    throw std::logic_error("unknown type " + type);
  }

  static bool has_any_type(const SchemaJson& types, const SchemaJson& value) {
    if (types.is_string()) return has_type(types, value);
    for (const SchemaJson& type : types)
      if (has_type(type, value)) return true;
    return false;
  }

  std::string of_object(const std::string& path, const SchemaJson& schema,
                        const SchemaJson& value) const {
    std::string wrong;
    const SchemaJson known = schema.value("properties", SchemaJson::object());
    const SchemaJson others = schema.value("additionalProperties", SchemaJson(true));
    for (const SchemaJson& name : schema.value("required", SchemaJson::array()))
      if (!value.contains(name))
        wrong += path + ": lacks " + name.get<std::string>() + '\n';
    for (const auto& [name, member] : value.items())
      if (known.contains(name))
        wrong += at(path + '/' + name, known[name], member);
      else if (others.is_object())
        wrong += at(path + '/' + name, others, member);
      else if (!others.get<bool>())
        wrong += path + ": has " + name + '\n';
    return wrong;
  }

  std::string of_array(const std::string& path, const SchemaJson& schema,
                       const SchemaJson& value) const {
    std::string wrong;
    if (value.size() < schema.value("minItems", 0U) ||
        value.size() > schema.value("maxItems", value.size()))
      wrong += path + ": has the wrong length\n";
    if (schema.contains("items"))
      for (std::size_t i = 0; i < value.size(); ++i)
        wrong += at(path + '/' + std::to_string(i), schema["items"], value[i]);
    return wrong;
  }

  // RULE is a key of SCHEMA.
  std::string of_rule(const std::string& path, const std::string& rule,
                      const SchemaJson& schema, const SchemaJson& value) const {
    const SchemaJson& asked = schema[rule];
    if (rule == "type" && !has_any_type(asked, value))
      return path + ": is no " + asked.dump() + '\n';
    if (rule == "enum" && std::find(asked.begin(), asked.end(), value) == asked.end())
      return path + ": is none of " + asked.dump() + '\n';
    if (rule == "minimum" && value.is_number() && value < asked)
      return path + ": is below " + asked.dump() + '\n';
    if (rule == "pattern" && value.is_string() &&
        !std::regex_search(value.get<std::string>(), std::regex(asked)))
      return path + ": does not match " + asked.dump() + '\n';
    if (rule == "$ref")
      return at(path,
                root_.at(SchemaJson::json_pointer(asked.get<std::string>().substr(1))),
                value);
    if (rule != "anyOf") return {};
    std::string wrong;
    for (const SchemaJson& option : asked) {
      const std::string here = at(path, option, value);
      if (here.empty()) return {};
      wrong += here;
    }
    return wrong;
  }

  std::string at(const std::string& path, const SchemaJson& schema,
                 const SchemaJson& value) const {
    static const SchemaJson known = {
        "type",       "enum",     "minimum", "pattern",    "$ref",
        "anyOf",      "required", "items",   "properties", "additionalProperties",
        "minItems",   "maxItems", "$schema", "title",      "description",
        "definitions"};
    std::string wrong;
    for (const auto& [rule, asked] : schema.items()) {
      if (std::find(known.begin(), known.end(), rule) == known.end())
        throw std::logic_error("unknown rule " + rule);
      wrong += of_rule(path, rule, schema, value);
    }
    if (value.is_object()) wrong += of_object(path, schema, value);
    if (value.is_array()) wrong += of_array(path, schema, value);
    return wrong;
  }

  const SchemaJson& root_;
};

}  // namespace debrief
