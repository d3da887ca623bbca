#include "query/postings/local_postings.h"

namespace debrief {

const std::vector<PartPostings*>& LocalPostings::all(
    const std::vector<IndexDatabase>& parts) {
  if (is_opened_) return all_;
  is_opened_ = true;
  for (std::size_t part = 0; part < parts.size(); ++part) {
    std::unique_ptr<PartPostings> opened;
    if (part < paths_.size() && !paths_[part].empty())
      opened = PartPostings::open(paths_[part], parts[part].get_uuid(),
                                  parts[part].get_revision(),
                                  tables_ ? tables_->table(parts, part) : nullptr);
    if (opened == nullptr) {
      all_.clear();
      break;
    }
    all_.push_back(opened.get());
    opened_.push_back(std::move(opened));
  }
  return all_;
}

}  // namespace debrief
