/** One sentence for each error code: what is the case, then what to do. */
export const errorsZh = {
  unauthenticated: '登录已失效，请重新登录。',
  must_change_password: '密码由他人设置，请先修改密码。',
  forbidden: '这一项不在您的查看范围。',
  bad_origin: '请求不是从本系统页面发出的，已拒绝。请刷新页面后再试。',
  not_found: '没有找到这一项，或不在您的查看范围。',
  method_not_allowed: '这个地址不支持这种操作。',
  conflict: '这一项刚被他人修改，请核对两份内容后再保存。',
  key_conflict: '这次提交的编号已被另一份内容使用，请刷新页面后再试。',
  confirm_needed: '数值与平时相差较大，请确认无误后再提交。',
  person_known: '本范围内已有这个身份证号的人员，可直接更新那位人员的资料。',
  too_large: '提交的内容太大，请减少后再试。',
  unsupported: '只接受 JSON 格式的内容。',
  invalid: '有些内容需要修改，见各项下面的提示。',
  rate_limited: '操作太频繁，请稍后再试。',
  internal: '暂时没有完成，请再试一次；如仍不行，请把编号告诉管理员。',
  unavailable: '暂时连不上数据库，请稍后再试。',
}
